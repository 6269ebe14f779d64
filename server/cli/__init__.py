"""The commands of ``yishibu-server``, for whoever runs the county's server."""
