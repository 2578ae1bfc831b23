"""What many practices have in common, and where they differ: worked out, and as JSON."""
