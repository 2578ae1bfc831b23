"""What a practice wants to reach, and what a step towards it yields."""
