"""What all pages share: the frame around them, their words, and how they stay safe and offline."""
