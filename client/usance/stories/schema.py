"""The JSON Schema of the story language, for editors: `python -m usance.stories.schema > docs/story.schema.json`."""

from __future__ import annotations

import json
import sys

from usance.stories.script import Script


def story_schema() -> str:
    """The schema as JSON text, from the very models that stories are read with."""
    schema = Script.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "A story of Usance"
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(story_schema())
