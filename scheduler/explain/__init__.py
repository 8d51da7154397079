"""Why the draws came out as they did: one firm, one officer, and how fair the whole is; figures, no words."""
