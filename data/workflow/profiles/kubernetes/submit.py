#!/usr/bin/env python3
"""Hands a job of the workflow to Kubernetes and prints its name: what Snakemake calls with the job's script.

PLANNER_IMAGE names the image, PLANNER_CLAIM the claim of a volume that all pods may write, and PLANNER_MOUNT the folder
where it lies, here as in the pods: table, layers, `out` and the folder that Snakemake was started in are in it.
"""
import json
import os
import subprocess
import sys

PROPERTIES = "# properties = "

script = os.path.abspath(sys.argv[1])
with open(script, encoding="utf-8") as text:
    job = json.loads(next(line for line in text if line.startswith(PROPERTIES))[len(PROPERTIES) :])
mount = os.environ.get("PLANNER_MOUNT", "/data")
size = {"cpu": str(job["threads"]), "memory": f"{job['resources'].get('mem_mb', 3000)}Mi"}
pod = {
    "restartPolicy": "Never",
    # The image's own user, so that it may write to the volume.
    "securityContext": {"fsGroup": 1000},
    "containers": [
        {
            "name": "planner",
            "image": os.environ["PLANNER_IMAGE"],
            "command": ["sh", script],
            "resources": {"requests": size, "limits": {"memory": size["memory"]}},
            "volumeMounts": [{"name": "data", "mountPath": mount}],
        }
    ],
    "volumes": [{"name": "data", "persistentVolumeClaim": {"claimName": os.environ["PLANNER_CLAIM"]}}],
}
manifest = {
    "apiVersion": "batch/v1",
    "kind": "Job",
    "metadata": {"generateName": f"planner-{job['rule']}-"},
    # Snakemake tries again; a second try of Kubernetes' own would be one too many.
    "spec": {
        "backoffLimit": 0,
        "activeDeadlineSeconds": 60 * int(job["resources"].get("runtime", 60)),
        "ttlSecondsAfterFinished": 86400,
        "template": {"spec": pod},
    },
}
made = subprocess.run(
    ["kubectl", "create", "-f", "-", "-o", "name"],
    input=json.dumps(manifest),
    stdout=subprocess.PIPE,
    text=True,
    check=True,
)
print(made.stdout.strip())
