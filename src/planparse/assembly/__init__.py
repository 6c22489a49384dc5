"""Undoes what the page did: furniture, headers, roles, broken rows, the outline of the plan."""
