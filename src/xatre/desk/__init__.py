"""The desk: the windows, pages and controls an officer works with. The only folder with Qt."""
