"""What the assistant can do: one typed tool per use case, and the gate in front of them."""
