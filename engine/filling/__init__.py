"""Filling in: what is asked next, one sitting, the answer file, and several people of one practice."""
