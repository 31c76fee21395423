"""Opens a document in QGIS without a screen, says what it shows there, and edits it as a planner would."""

import json
import sys

from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsVectorLayer,
    QgsVectorLayerUtils,
    QgsWkbTypes,
)

FORMS = {
    "sites": "MultiPolygon",
    "consumers": "Point",
    "feeders": "LineString",
    "transformers": "Point",
    "existing_pv": "Point",
    "farmland": "MultiPolygon",
    "exclusions": "MultiPolygon",
    "roads": "MultiLineString",
    "buildings": "MultiPolygon",
    "villages": "Point",
    "village_areas": "MultiPolygon",
    "scenic_spots": "Point",
    "scenic_areas": "MultiPolygon",
    "substations": "Point",
    "substation_areas": "MultiPolygon",
}
WKT = {
    "Point": "Point(114.84 34.83)",
    "LineString": "LineString(114.84 34.83,114.85 34.84)",
    "MultiLineString": "MultiLineString((114.84 34.83,114.85 34.84))",
    "MultiPolygon": "MultiPolygon(((114.84 34.83,114.841 34.83,114.841 34.831,114.84 34.831,114.84 34.83)))",
}
CROSSED = "MultiPolygon(((114.85 34.83,114.851 34.831,114.851 34.83,114.85 34.831,114.85 34.83)))"
# What no planner can leave out where the program cannot know it.
NEEDED = {"transformers": {"rating_kva": 200}, "existing_pv": {"kwp_ac": 50}}
SQUARE = "MultiPolygon(((114.83 34.82,114.832 34.82,114.832 34.822,114.83 34.822,114.83 34.82)))"


def load(path, name):
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    if not layer.isValid():
        raise SystemExit(f"QGIS cannot open {name}")
    return layer


def shown(layer):
    values = {}
    for index, field in enumerate(layer.fields()):
        setup = layer.editorWidgetSetup(index)
        if setup.type() == "ValueMap":
            options = setup.config().get("map")
            pairs = options if isinstance(options, list) else [options]
            values[field.name()] = {value: label for pair in pairs for label, value in pair.items()}
    renderer = layer.renderer()
    return {
        "geometry": layer.geometryType(),
        "form": QgsWkbTypes.displayString(layer.wkbType()),
        "aliases": {field.name(): layer.attributeDisplayName(i) for i, field in enumerate(layer.fields())},
        "values": values,
        "renderer": renderer.type() if renderer else None,
        "labels": layer.labelsEnabled() and layer.labeling().settings().fieldName,
        "count": layer.featureCount(),
    }


def edited(layer, work):
    if not layer.startEditing():
        raise SystemExit(f"{layer.name()} cannot be edited")
    work()
    if not layer.commitChanges():
        raise SystemExit(f"{layer.name()}: {layer.commitErrors()}")


def add(layer, wkt, **given):
    attributes = {layer.fields().indexOf(name): value for name, value in given.items()}
    feature = QgsVectorLayerUtils.createFeature(layer, QgsGeometry.fromWkt(wkt), attributes)
    if not layer.addFeature(feature):
        raise SystemExit(f"{layer.name()} takes no new feature")


def main(path):
    layers = {name: load(path, name) for name in FORMS}
    found = {name: shown(layer) for name, layer in layers.items()}
    sites, roads, transformers = layers["sites"], layers["roads"], layers["transformers"]
    first = next(sites.getFeatures())
    moved = QgsGeometry(first.geometry())
    moved.translate(0.0005, 0)

    def site_edits():
        add(sites, SQUARE, name="QGIS 新站点")
        add(sites, "MultiPolygon(((114.85 34.82,114.852 34.822,114.852 34.82,114.85 34.822,114.85 34.82)))", name="QGIS 蝴蝶结")
        sites.changeGeometry(first.id(), moved)
        sites.changeAttributeValue(first.id(), sites.fields().indexOf("tilt_deg"), 22)

    edited(sites, site_edits)
    edited(roads, lambda: add(roads, "LineString(114.8 34.8,114.83 34.81)", name="QGIS 新路"))
    edited(
        transformers,
        lambda: (
            add(transformers, "Point(114.82 34.82)", rating_kva=400),
            add(transformers, "Point(114.821 34.82)", name="QGIS 无容量"),
        ),
    )
    print("FOUND " + json.dumps({"layers": found, "edited": first.id()}, ensure_ascii=False))


def each(path):
    """In every layer: draws a feature, one that cannot stay where areas are, renames the first and deletes the last."""
    done = {}
    for name, form in FORMS.items():
        layer = load(path, name)
        if QgsWkbTypes.displayString(layer.wkbType()) != form:
            raise SystemExit(f"{name} is {QgsWkbTypes.displayString(layer.wkbType())}, not {form}")
        ids = sorted(feature.id() for feature in layer.getFeatures())

        def work():
            add(layer, WKT[form], name=f"新 {name}", **NEEDED.get(name, {}))
            if form == "MultiPolygon":
                add(layer, CROSSED, name=f"坏 {name}")
            if ids:
                layer.changeAttributeValue(ids[0], layer.fields().indexOf("name"), f"改 {name}")
            if len(ids) > 1:
                layer.deleteFeature(ids[-1])

        edited(layer, work)
        done[name] = ids
    print("DONE " + json.dumps(done))


app = QgsApplication([], False)
app.initQgis()
(each if sys.argv[2:] == ["each"] else main)(sys.argv[1])
app.exitQgis()
