"""How quick the program is, beside what else could answer the same question: `make bench`."""
