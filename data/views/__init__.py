"""What a person is shown: results as titled tables of texts, for any shell to print."""
