"""What patients may ask for by law: who learned what about them, a copy of what is kept, and its erasure."""
