"""Where resources are read and searched, one store per kind."""
