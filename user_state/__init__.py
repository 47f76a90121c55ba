"""What one reader made of it: marks, their storage and undo, the shelf, queries."""
