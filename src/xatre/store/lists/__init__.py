"""Lists of records in SQL: filtered, ordered, searched, counted, paged."""
