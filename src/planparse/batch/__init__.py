"""Many documents: each in a contained process, with outcomes that have stable codes and a journal that resumes."""
