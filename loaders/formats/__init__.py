"""Files to text: a module for each format, all behind `loaders.formats.table`."""
