#!/usr/bin/env python3
"""Prints what became of a job that submit.py named: `running`, `success` or `failed`."""
import json
import subprocess
import sys

asked = subprocess.run(
    ["kubectl", "get", sys.argv[1], "-o", "json", "--ignore-not-found"], stdout=subprocess.PIPE, text=True
)
if asked.returncode != 0:
    # Kubernetes cannot be reached just now, which says nothing of the job.
    print("running")
elif asked.stdout.strip() == "":
    print("failed")
else:
    held = {each["type"] for each in json.loads(asked.stdout)["status"].get("conditions", []) if each["status"] == "True"}
    print("success" if "Complete" in held else "failed" if "Failed" in held else "running")
