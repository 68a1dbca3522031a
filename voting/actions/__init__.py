"""The acts of the vote, each as the chart in voting/states.py allows it."""
