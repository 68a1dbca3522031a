"""Which static files are served."""

from collections.abc import Iterable
from typing import Any

from django.contrib.staticfiles.finders import AppDirectoriesFinder

UNUSED = {"viewflow"}  # 77 MB of an interface that is replaced; its stray files break the manifest


class OwnFilesFinder(AppDirectoriesFinder):
    """The files of the apps, but for those whose interface the product replaces."""

    def __init__(self, app_names: Iterable[str] | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(app_names, *args, **kwargs)
        self.apps = [name for name in self.apps if name.split(".")[0] not in UNUSED]
        self.storages = {name: self.storages[name] for name in self.apps if name in self.storages}
