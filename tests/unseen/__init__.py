"""Plans that were written before planparse had read them, each with its gold and in many formats."""
