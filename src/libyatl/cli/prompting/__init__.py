"""An event that is asked for, question by question: what is asked, how each answer is judged."""
