"""Scenarios: found, read, checked, told as a schema, and drawn for practice."""

from sim_core.lint.check import Budget, check_scenario
from sim_core.lint.ids import is_taken
from sim_core.scenario.json_schema import json_schema, nodes
from sim_core.scenario.library import (
    Entry,
    Folder,
    Place,
    bundled_with,
    find_scenario,
    list_scenarios,
    load_scenario,
    text_hash,
)
from sim_core.scenario.lines import TELLABLE, parts_of
from sim_core.scenario.marks import Document
from sim_core.scenario.meanings import LESSONS, PROBLEMS
from sim_core.scenario.practice import LEVELS, PRACTICE, is_practice, practice_text
from sim_core.scenario.read import parse_document, parse_scenario
from sim_core.scenario.schema import TARGET_SHARE, ClientSpec, Scenario, Text, text_in
from sim_core.scenario.situations import CONDITIONS, OWNER, Situation, fits, who_speaks
from sim_core.scenario.source import decoded, name_of, read_bytes
from sim_core.scenario.texts import is_id
from sim_core.scenario.titles import age_of, is_chinese, sex_of, titles_in

__all__ = [
    "CONDITIONS",
    "LESSONS",
    "LEVELS",
    "OWNER",
    "PRACTICE",
    "PROBLEMS",
    "TARGET_SHARE",
    "TELLABLE",
    "Budget",
    "ClientSpec",
    "Document",
    "Entry",
    "Folder",
    "Place",
    "Scenario",
    "Situation",
    "Text",
    "age_of",
    "bundled_with",
    "check_scenario",
    "decoded",
    "find_scenario",
    "fits",
    "is_chinese",
    "is_id",
    "is_practice",
    "is_taken",
    "json_schema",
    "list_scenarios",
    "load_scenario",
    "name_of",
    "nodes",
    "parse_document",
    "parse_scenario",
    "parts_of",
    "practice_text",
    "read_bytes",
    "sex_of",
    "text_hash",
    "text_in",
    "titles_in",
    "who_speaks",
]
