"""Scenarios: found, read, checked, told as a schema, and drawn for practice."""

from sim_core.lint import warnings_of
from sim_core.lint.check import Budget, check_scenario, check_text
from sim_core.lint.played import share_of_trick
from sim_core.scenario.folders import Place, scenario_files
from sim_core.scenario.guesses import id_meant
from sim_core.scenario.json_schema import json_schema, nodes
from sim_core.scenario.library import (
    Entry,
    Folder,
    bundled_with,
    find_all,
    find_scenario,
    is_path,
    list_scenarios,
    load_scenario,
    text_hash,
)
from sim_core.scenario.lines import TELLABLE, parts_of
from sim_core.scenario.marks import Document, Mark
from sim_core.scenario.meanings import LESSONS, PROBLEMS
from sim_core.scenario.money import step_for
from sim_core.scenario.practice import GRADES, LEVELS, Grade, is_practice, likely_hidden, practice_text
from sim_core.scenario.read import parse_document, parse_scenario
from sim_core.scenario.schema import MAX_CLIENTS, PRACTICE, TARGET_SHARE, ClientSpec, Range, Scenario, Text, ends, text_in
from sim_core.scenario.shipped import is_taken
from sim_core.scenario.situations import CONDITIONS, OWNER, Situation, fits, who_speaks
from sim_core.scenario.slots import filled_in, is_several
from sim_core.scenario.source import decoded, name_of, read_bytes
from sim_core.scenario.texts import Title, is_id
from sim_core.scenario.titles import age_of, is_chinese, sex_of, titles_in
from sim_core.scenario.together import made_whole, whole_text
from sim_core.scenario.trade_pack import TradePack
from sim_core.scenario.trades import find_trade, is_trade, look_for_trades_in, read_trade, shipped_trades, trade_ids
from sim_core.scenario.words import KINDS, WordsSpec
from sim_core.scenario.yaml_text import read_yaml

__all__ = [
    "CONDITIONS",
    "GRADES",
    "KINDS",
    "LESSONS",
    "LEVELS",
    "MAX_CLIENTS",
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
    "Grade",
    "Mark",
    "Place",
    "Range",
    "Scenario",
    "Situation",
    "Text",
    "Title",
    "TradePack",
    "WordsSpec",
    "age_of",
    "bundled_with",
    "check_scenario",
    "check_text",
    "decoded",
    "ends",
    "filled_in",
    "find_all",
    "find_scenario",
    "find_trade",
    "fits",
    "id_meant",
    "is_chinese",
    "is_id",
    "is_path",
    "is_practice",
    "is_several",
    "is_taken",
    "is_trade",
    "json_schema",
    "likely_hidden",
    "list_scenarios",
    "load_scenario",
    "look_for_trades_in",
    "made_whole",
    "name_of",
    "nodes",
    "parse_document",
    "parse_scenario",
    "parts_of",
    "practice_text",
    "read_bytes",
    "read_trade",
    "read_yaml",
    "scenario_files",
    "sex_of",
    "share_of_trick",
    "shipped_trades",
    "step_for",
    "text_hash",
    "text_in",
    "titles_in",
    "trade_ids",
    "warnings_of",
    "who_speaks",
    "whole_text",
]
