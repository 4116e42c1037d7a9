// What this module is for stands in ARCHITECTURE.md.
