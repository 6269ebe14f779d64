"""Papers: a value in, PDF bytes out (ReportLab)."""
