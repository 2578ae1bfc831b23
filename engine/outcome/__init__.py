"""From an assessment to a report: findings, advice, what would settle most, and why."""
