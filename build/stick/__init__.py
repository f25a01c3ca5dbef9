"""What lies on the stick that goes to a commune: sums and their signature, guide, blank sheet."""
