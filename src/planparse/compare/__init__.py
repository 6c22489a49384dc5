"""What changed between two plans: matched by number and text, then compared field by field."""

from __future__ import annotations
