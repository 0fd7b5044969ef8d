"""What makes PowerPoint open a package without offering a repair, as far as parts tell."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"

_LONE = ("title", "ctrTitle", "ftr", "sldNum")


class Package:
    """The parts of a package, its relationships resolved."""

    def __init__(self, data: bytes) -> None:
        self.zip = ZipFile(BytesIO(data))
        self.names = self.zip.namelist()
        self.trees = {
            name: etree.fromstring(self.zip.read(name))
            for name in self.names
            if name.endswith((".xml", ".rels"))
        }
        self.relations = {name: dict(self._relations(name)) for name in self.names}

    def _relations(self, part: str) -> Iterator[tuple[str, tuple[str, str, bool]]]:
        """Id, and kind, target and whether external, of each relationship of a part."""
        folder, name = posixpath.split(part)
        tree = self.trees.get(posixpath.join(folder, "_rels", f"{name}.rels"))
        for entry in tree if tree is not None else ():
            target, external = entry.get("Target"), entry.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join(folder, target))
            yield entry.get("Id"), (entry.get("Type").rpartition("/")[2], target, external)

    def parts(self, folder: str) -> list[str]:
        """The XML parts right in a folder."""
        return [
            name
            for name in self.names
            if posixpath.dirname(name) == folder and name.endswith(".xml")
        ]

    def related(self, part: str, kind: str) -> list[str]:
        """The targets of a part's relationships of one kind."""
        return [target for k, target, _ in self.relations[part].values() if k == kind]


def faults(data: bytes) -> list[str]:
    """Everything wrong with a package; empty for a sound one."""
    package = Package(data)
    checks = (_zip, _types, _references, _ids, _placeholders, _presentation, _charts, _geometry)
    return [fault for check in checks for fault in check(package)]


def errors(data: bytes, office: str = "MICROSOFT_365") -> list[str]:
    """What the validator of openxml-audit says against a package."""
    import openxml_audit  # takes as long to import as many a test to run

    with TemporaryDirectory() as folder:
        file = Path(folder) / "deck.pptx"
        file.write_bytes(data)
        validator = openxml_audit.OpenXmlValidator(file_format=openxml_audit.FileFormat[office])
        return [str(error) for error in validator.validate(str(file)).errors]


def _zip(package: Package) -> Iterator[str]:
    if package.zip.testzip() is not None:
        yield "a checksum is wrong"
    if package.names[0] != "[Content_Types].xml":
        yield "the content types are not the first entry"
    for name, count in Counter(name.lower() for name in package.names).items():
        if count > 1:
            yield f"{name}: twice in the zip"
    for entry in package.zip.infolist():
        if entry.compress_type != ZIP_DEFLATED or entry.is_dir() or entry.flag_bits:
            yield f"{entry.filename}: not a plain DEFLATE entry"
        if entry.date_time != (1980, 1, 1, 0, 0, 0) or entry.external_attr or entry.extra:
            yield f"{entry.filename}: date or attributes are set"


def _types(package: Package) -> Iterator[str]:
    entries = package.trees["[Content_Types].xml"]
    overrides = [e.get("PartName")[1:] for e in entries if e.tag.endswith("Override")]
    defaults = [e.get("Extension") for e in entries if e.tag.endswith("Default")]
    for name, count in Counter([*overrides, *defaults]).items():
        if count > 1:
            yield f"{name}: two content types"
    for name in overrides:
        if name not in package.names:
            yield f"{name}: a content type without its part"
    for name in package.names[1:]:
        extension = name.rpartition(".")[2]
        if extension == "xml" and name not in overrides:
            yield f"{name}: no content type of its own"
        if name not in overrides and extension not in defaults:
            yield f"{name}: no content type"


def _references(package: Package) -> Iterator[str]:
    pointed = {"[Content_Types].xml"}
    for part, relations in {**package.relations, "": dict(package._relations(""))}.items():
        for id_, (_, target, external) in relations.items():
            if external:
                continue
            pointed.add(target)
            if target not in package.names:
                yield f"{part}: {id_} leads to {target}, which is not there"
        used = {
            value
            for element in package.trees.get(part, etree.Element("none")).iter()
            for name, value in element.attrib.items()
            if name.startswith(R)
        }
        for id_ in used - relations.keys():
            yield f"{part}: {id_} is no relationship"
    for name in package.names:
        if name not in pointed and "_rels/" not in name:
            yield f"{name}: nothing refers to it"


def _ids(package: Package) -> Iterator[str]:
    for part, tree in package.trees.items():
        ids = [element.get("id") for element in tree.iter(P + "cNvPr")]
        for id_, count in Counter(ids).items():
            if count > 1 or int(id_) < 1:
                yield f"{part}: shape id {id_} {count} times"


def _slots(tree: etree._Element) -> list[tuple[str, str]]:
    return [(ph.get("type", "obj"), ph.get("idx", "0")) for ph in tree.iter(P + "ph")]


def _placeholders(package: Package) -> Iterator[str]:
    master = _slots(package.trees["ppt/slideMasters/slideMaster1.xml"])
    for part in package.parts("ppt/slideLayouts") + package.parts("ppt/slides"):
        slots = _slots(package.trees[part])
        for idx, count in Counter(idx for _, idx in slots).items():
            if count > 1:
                yield f"{part}: idx {idx} {count} times"
        for kind in _LONE:
            if sum(1 for type_, _ in slots if type_ == kind) > 1:
                yield f"{part}: two of {kind}"
        parents = package.related(part, "slideLayout")
        if parents:
            known = _slots(package.trees[parents[0]])
            yield from (
                f"{part}: {slot} is not in its layout" for slot in slots if slot not in known
            )
        else:
            yield from (
                f"{part}: {slot} has another idx in the master"
                for slot in slots
                if slot[0] in ("ftr", "sldNum") and slot not in master
            )


def _presentation(package: Package) -> Iterator[str]:
    tree = package.trees["ppt/presentation.xml"]
    slides = [int(entry.get("id")) for entry in tree.iter(P + "sldId")]
    if len(set(slides)) != len(slides) or any(not 256 <= id_ < 2**31 for id_ in slides):
        yield f"slide ids {slides}"
    master = package.trees["ppt/slideMasters/slideMaster1.xml"]
    ids = [
        int(entry.get("id"))
        for root, tag in ((tree, "sldMasterId"), (master, "sldLayoutId"))
        for entry in root.iter(P + tag)
    ]
    if len(set(ids)) != len(ids) or min(ids) < 2**31:
        yield f"master and layout ids {ids}"
    in_sections = [int(entry.get("id")) for entry in tree.iter(P14 + "sldId")]
    if in_sections and in_sections != slides:
        yield f"sections have {in_sections}, the deck {slides}"
    guids = [section.get("id") for section in tree.iter(P14 + "section")]
    if len(set(guids)) != len(guids):
        yield "two sections with one id"
    if tree.find(f"{P}notesMasterIdLst/{P}notesMasterId") is None:
        yield "the presentation does not know its notes master"
    for part in package.parts("ppt/notesSlides"):
        (slide,) = package.related(part, "slide")
        if package.related(slide, "notesSlide") != [part]:
            yield f"{part}: {slide} does not know it"


def _charts(package: Package) -> Iterator[str]:
    for part in package.parts("ppt/charts"):
        area = next(package.trees[part].iter(C + "plotArea"))
        axes = [axis.find(C + "axId").get("val") for axis in area if axis.tag.endswith("Ax")]
        plots = {
            one.get("val")
            for plot in area
            if not plot.tag.endswith("Ax")
            for one in plot.findall(C + "axId")
        }
        crossed = [one.get("val") for one in area.iter(C + "crossAx")]
        if sorted(axes) != sorted(plots) or sorted(axes) != sorted(crossed):
            yield f"{part}: axes {axes}, plots {plots}, crossed {crossed}"
        if any(int(one) <= 0 for one in axes) or len(set(axes)) != len(axes):
            yield f"{part}: axis ids {axes}"
        (book,) = package.related(part, "package")
        if package.zip.read(book)[:2] != b"PK":
            yield f"{book}: not a workbook"


def _geometry(package: Package) -> Iterator[str]:
    for part, tree in package.trees.items():
        for guide in tree.iter(A + "gd"):
            if not 0 <= int(guide.get("fmla").split()[1]) <= 50000:
                yield f"{part}: adjust value {guide.get('fmla')}"
        for size in tree.iter(A + "ext"):
            if size.get("cx") is not None and min(int(size.get("cx")), int(size.get("cy"))) < 0:
                yield f"{part}: a shape of negative size"
        for run in tree.iter(A + "r", A + "fld"):
            if run.find(A + "rPr") is None or not run.find(A + "rPr").get("lang"):
                yield f"{part}: text without a language"
