"""What may be known: figures at any time, results once they are certified."""
