"""audit: everything that a log says, held against everything else that it says; pure, so that attacks need no disk."""
