// What is smaller than the elder-friendly figures, or wider than the screen, on the page as it is shown.
() => {
  const found = [];
  const shown = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest(".unseen, .skip");
  const name = (element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent.trim().slice(0, 40)}`;
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + 1) {
    found.push(`wider than the screen: ${root.scrollWidth} px`);
    for (const element of document.querySelectorAll("main *")) {
      if (element.getBoundingClientRect().right > root.clientWidth + 1) found.push(`  ${name(element)}`);
    }
  }
  // a date that is wider than its column lies on the next one
  for (const element of document.querySelectorAll(".stages li")) {
    const { right } = element.getBoundingClientRect();
    for (const part of element.querySelectorAll(".when .nowrap")) {
      if (shown(part) && part.getBoundingClientRect().right > right + 1) found.push(`wider than its column: ${name(part)}`);
    }
  }
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const element = words.currentNode.parentElement;
    if (!words.currentNode.data.trim() || element.closest("script, style, noscript, title, desc") || !shown(element)) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < 18) found.push(`text of ${size} px: ${name(element)}`);
  }
  const pressed = "button, .button, select, summary, input:not([type=hidden], [type=checkbox], [type=radio])";
  for (const element of document.querySelectorAll(pressed)) {
    const { height, width } = element.getBoundingClientRect();
    if (shown(element) && height && height < 47.5) found.push(`target of ${Math.round(width)} × ${Math.round(height)} px: ${name(element)}`);
  }
  return found.slice(0, 20);
}
