"""Vietnamese in fonts from before Unicode (TCVN3, VNI, VPS): text as it was meant."""
