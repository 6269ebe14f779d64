"""Registers of records that stand by themselves: tables and sheets from their declarations."""
