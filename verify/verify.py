#!/usr/bin/env python3
"""Check a chayici plan file or bundle with nothing but Python (3.9 or newer).
    python verify.py FILE [--code CODE] [--commitment HEX ...] [--log-head HEX]
FILE is plan.json, an auditor's bundle or a public one.  --code, from a firm's notice, opens that firm's card; --commitment
(the first, then the second) and --log-head hold published values against the file.  Ends with 0 if all holds.  Written from
docs/reference/protocol.md alone (§ are its sections): it replays all that chance or the log decides, not packing and timing.
"""
import argparse, base64, hashlib, io, itertools, json, pathlib, re, unicodedata, zipfile
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
ONE, DONE, FAULTS = 1 << 30, Counter(), []
GIVEN, MADE = "rules agencies shifts firms inspectors tasks history leaves recusals quiet earlier".split(), "tickets draws visits trips unserved table".split()
SECTIONS, STEPS = [*GIVEN, "strata", *MADE, "assignments"], ["freeze", "draw-firms", "schedule", "draw-inspectors"]
NETWORKS = {"quicknet": (1692803367, 3), "default": (1595431050, 30)}  # time of the first round, seconds between rounds
EPOCH, THROWS = datetime(1970, 1, 1, tzinfo=timezone.utc), {"dice": "[1-6]+", "coins": "[01]+", "digits": "[0-9]+", "text": ".+"}
def check(what, holds, where=""):
    DONE[what] += 1
    FAULTS.extend([] if holds else [f"{what} {where}".strip()])
# ------------------------------------------------------------------ §1 encodings and hashes, §9 containers
class Hash:
    """One hash function: bare(bytes), and H(a, b, ...) over length-prefixed parts when called."""
    def __init__(self, suite): self.bare = lambda data: hashlib.new(suite, data).digest()
    def __call__(self, *parts):
        raw = [p.encode() if isinstance(p, str) else p for p in parts]
        return self.bare(b"".join(len(p).to_bytes(8, "big") + p for p in raw))
    def section(self, name, blind, leaves):
        level = [self.bare(b"\0" + leaf) for leaf in leaves] or [self.bare(b"")]
        while len(level) > 1: level = [self.bare(b"\1" + a + b) for a, b in zip(level[::2], level[1::2])] + level[len(level) // 2 * 2:]
        return self("chayici/2/section", name, blind, level[0]).hex()
    def seal(self, value): return self("chayici/2/seal", bytes.fromhex(value)).hex() if value else ""
    def leaf(self, kind, salt, row, hidden):
        shown = {"face": ("code", "id", "name", "town"), "ticket": ("enterprise", "number", "tasks")}[kind]
        return self(f"chayici/2/{kind}", salt, js({k: row[k] for k in shown}), hidden)
    def stream(self, key):  # §6: below(m) gives fair whole numbers from the bytes bare(key + 0), bare(key + 1), ...
        data = (byte for j in itertools.count() for byte in self.bare(key + j.to_bytes(8, "big")))
        def below(m):
            while bits := (m - 1).bit_length():
                x = int.from_bytes(bytes(itertools.islice(data, (bits + 7) // 8)), "big") & ((1 << bits) - 1)
                if x < m: return x
            return 0
        return below
js = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
def parsed(raw): return json.loads(raw.decode(), parse_float=int, parse_constant=int)  # only whole numbers get through
def canonical(raw, name):
    value = parsed(raw)
    check("files are in their one canonical form", (js(value) + "\n").encode() == raw, name)
    return value
def unzipped(raw):
    with zipfile.ZipFile(io.BytesIO(raw)) as packed, zipfile.ZipFile(again := io.BytesIO(), "w") as anew:
        files = {name: packed.read(name) for name in packed.namelist()}
        for name, content in files.items():
            (info := zipfile.ZipInfo(name)).create_system = 0  # the same bytes from every system
            anew.writestr(info, content)
    check("the container is the one its files give, byte for byte", again.getvalue() == raw)
    return files
# ------------------------------------------------------------------ §2 digests, §3 commitments and seeds
def check_file(h, raw, plan):
    parts = [f'{{"format":{js(plan["format"])},\n"head":{js(plan["head"])},\n']
    parts += [f'"{name}":[\n' + ",\n".join(map(js, plan[name])) + "\n" * bool(plan[name]) + "],\n" for name in SECTIONS]
    check("files are in their one canonical form", "".join([*parts, f'"digests":{js(plan["digests"])}}}\n']).encode() == raw, "plan.json")
    check("the format is known, texts in NFC", unicodedata.is_normalized("NFC", raw.decode()) and plan["format"] == "chayici-plan/2")
    for name, key in (("firms", "id"), ("inspectors", "id"), ("tasks", "id"), ("tickets", "enterprise")):
        check("nothing is listed twice", len({row[key] for row in plan[name]}) == len(plan[name]), name)
    check("every row, section and root has its digest", (own := digests(h, plan)) == plan["digests"])
    return own
def digests(h, plan):
    veil, rows, sections = bytes.fromhex(plan["head"]["secrets"]["veil"]), {}, {}
    for name, found in {"head": [plan["head"]], **{n: plan[n] for n in SECTIONS}}.items():
        own = [h("chayici/2/row", name, js(row)) for row in found]
        rows[name] = [digest.hex()[:16] for digest in own]
        for n, (r, d) in enumerate(zip(found, own) if name in ("firms", "tickets") else ()):
            who = [r["id"]] if name == "firms" else ["ticket", r["enterprise"]]
            hidden = h("chayici/2/hidden", h("chayici/2/hidden-salt", veil, *who), d)
            salt = bytes.fromhex(r["salt"]) if name == "firms" else h.bare(veil + who[1].encode())[:16]
            own[n] = h.leaf("face" if name == "firms" else "ticket", salt, r, hidden)
        sections[name] = h.section(name, h("chayici/2/blind", veil, name), own)
    return {"root": h("chayici/2/root", *map(bytes.fromhex, sections.values())).hex(), "rows": rows, "sections": sections}
def manifests(h, plan, draws, sections):
    first = {"district": plan["head"]["district"], "quarter": plan["head"]["quarter"], "event": draws[0]["event"],
             "seal": h.seal(plan["head"]["secrets"]["salt"]), "suite": plan["rules"][0]["suite"]}
    second = {"event": draws[1]["event"], "first": draws[0]["commitment"], "seed": h.seal(draws[0]["seed"])}
    for manifest, names in ((first, [*GIVEN, "strata"]), (second, MADE)): manifest.update(format=plan["format"], sections={n: sections[n] for n in names})
    return first, second
def check_draws(h, pairs, salt):  # pairs: (manifest, draw) of the firms and then of the officers
    for (manifest, draw), step, who in zip(pairs, ("freeze", "timetable"), ("firms", "inspectors")):
        own, text, event = h(f"chayici/2/{step}", js(manifest)), draw["text"], manifest["event"]
        check("commitments cover what they name", draw["commitment"] == own.hex(), who)
        seed = h(f"chayici/2/seed/{who}", own, text, bytes.fromhex(salt)).hex()
        check("seeds follow from commitment, public value and salt", draw["seed"] == ("" if pairs[0][0]["seal"] and not salt else seed), who)
        check_value(event, draw, who)
        check("no rehearsal follows a freeze in earnest", event["kind"] != "rehearsal" or pairs[0][0]["event"]["kind"] == "rehearsal")
def check_value(event, used, where):  # one outcome has one text, or whoever types it has a choice; whose key signed a beacon is not asked here
    text, evidence, (means, _, place) = used["text"], used["evidence"], event["name"].partition(" ")
    odd = any(unicodedata.category(c) in {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"} for c in text) or not unicodedata.is_normalized("NFC", text)
    fits = event["kind"] != "ceremony" or (place and re.fullmatch(THROWS.get(means, "(?!)"), text))
    if event["kind"] == "figures":
        keys, names = text.split("/"), event["name"].split("；")
        fits = keys.pop() == "" and len(keys) == len(names) and evidence == "；".join(map("{}={}".format, names, keys))
        for name, key in zip(names, keys):
            numbers = key.split(".")[:-1] if "{" in name and "{ordered " not in name else []
            fits = fits and numbers == sorted(numbers, key=lambda n: (len(n), n)) and re.fullmatch(r"((0|[1-9][0-9]{0,29})\.([0-9]{0,29}[1-9])?)+", key)
    check("public values can be typed in one way only", text.strip() == text != "" and not odd and fits, where)
    if event["kind"] == "drand":
        network, _, number = event["name"].partition("/")
        at = EPOCH + timedelta(seconds=NETWORKS[network][0] + (int(number) - 1) * NETWORKS[network][1])
        check("a beacon's value is its signature's hash", hashlib.sha256(bytes.fromhex(evidence.rpartition(".")[2])).hexdigest() == text, where)
        check("a beacon's round is of the moment named", at.strftime("%Y-%m-%dT%H:%M:%SZ") == event["at"] and number == str(int(number)), where)
# ------------------------------------------------------------------ §4 strata
day = date.fromisoformat
def meets(wanted, present): return not wanted or any(w in present for w in wanted)
def within(window, visit, past):  # whether a past day lies in the window of a visit's day: "year", "N days" or "N months"
    count, unit = int(window.split()[0]) if window != "year" else 0, window.split()[-1]
    if unit != "months": return past.year == visit.year if unit == "year" else 0 <= (visit - past).days < count
    year, month = divmod(visit.year * 12 + visit.month - 1 - count, 12)
    last = (date(max(year, 1), month + 1, 28) + timedelta(4)).replace(day=1) - timedelta(1)
    return past <= visit and (year < 1 or date(year, month + 1, min(visit.day, last.day)) < past)
class Strata:
    def __init__(self, plan):
        self.plan, self.rules, self.known, self.past = plan, plan["rules"][0], {}, defaultdict(list)
        self.days = sorted({day(s["day"]) for s in plan["shifts"]})
        for r in plan["history"]: self.past[r["enterprise"]].append((day(r["day"]), r["agency"], r["item"], r["counts"]))
        self.all = [s for task in plan["tasks"] for s in self.of_task(task)]
    def allowed(self, firm, task, who):  # whether some day is open; firms that no rule can tell apart are asked once
        key = (task["id"], firm["credit"], firm["town"], *firm["tags"], "", *self.past.get(firm["id"], []))
        if key not in self.known:
            days = [d for d in self.days if day(task["first"]) <= d <= day(task["last"])]
            self.known[key] = any(not task["on_site"] or self.free(d, firm, task, who) for d in days)
        return self.known[key]
    def free(self, when, firm, task, who):
        quiet = [q for q in self.plan["quiet"] if day(q["first"]) <= when <= day(q["last"])]
        quiet += [q for q in self.rules["quiet"] if q["first"] <= when.day <= q["last"]]
        if any((not q["tag"] or q["tag"] in firm["tags"]) and q["town"] in ("", firm["town"]) for q in quiet): return False
        for cap in self.rules["caps"]:
            named, past = meets(cap["agencies"], who) and meets(cap["items"], task["items"]), self.past.get(firm["id"], [])
            for group in [cap["agencies"]] if cap["per"] == "firm" else [[a] for a in who if meets(cap["agencies"], [a])]:
                counted = {d for d, a, i, yes in past if yes and meets(group, [a]) and meets(cap["items"], [i])}
                if named and self.concerns(cap, firm) and sum(within(cap["window"], when, d) for d in counted) >= cap["most"]: return False
        return True
    def concerns(self, rule, firm): return (rule["credits"] is None or firm["credit"] in rule["credits"]) and meets(rule["tags"], firm["tags"])
    def due(self, firm, lead, task):
        eve, past = self.days[0] - timedelta(1), self.past.get(firm["id"], [])
        floors = [f for f in self.rules["floors"] if self.concerns(f, firm) and meets(f["tasks"], [task["id"]])]
        return any(not any(a == lead and within(floor["window"], eve, d) for d, a, _, _ in past) for floor in floors)
    def of_task(self, task):
        rule, scope, found = self.rules["sampling"], defaultdict(list), []
        who = [duty["agency"] for duty in [task["lead"], *task["partners"]]]
        for f in self.plan["firms"]:
            if f["live"] and meets(task["tags"], f["tags"]) and meets(task["towns"], [f["town"]]): scope[f["credit"]].append(f)
        for credit in ["E", "D", "C", "B", "A", ""]:
            own = [(r["low"], r["high"]) for r in task["ratios"] if r["credit"] == credit]
            for name in ("*", task["id"]): own = [(o[2], o[3]) for o in rule["ratio_overrides"] if o[:2] == [name, credit]] + own
            if own and scope[credit]:
                frame = sorted((f for f in scope[credit] if self.allowed(f, task, who)), key=lambda f: f["id"])
                sure, ids, (low, high) = [f["id"] for f in frame if self.due(f, who[0], task)], [f["id"] for f in frame], own[0]
                found.append({"task": task["id"], "credit": credit, "population": len(scope[credit]), "low": low, "high": high, "frame": ids, "certain": sure})
        sizes = [self.size(s["population"], Fraction(*s["low"]), Fraction(*s["high"])) for s in found]
        floor = -(-Fraction(*rule["overall_floor"]) * sum(s["population"] for s in found) // 1)
        for k, s in enumerate(found):
            most = max(sizes[k], Fraction(*s["high"]) * s["population"] // 1) if s["low"] != s["high"] else s["population"]
            sizes[k] += max(0, min(floor - sum(sizes), most - sizes[k]))
            s["wanted"], s["size"] = (wanted := int(max(sizes[k], len(s["certain"])))), min(wanted, len(s["frame"]))
        return found
    def size(self, n, low, high):
        rule = self.rules["sampling"]
        exact = {"low": low, "middle": (low + high) / 2, "high": high}[rule["interval"]] * n
        size = -(-exact // 1) if rule["rounding"] == "ceiling" else (exact + Fraction(1, 2)) // 1
        if low < high and -(-low * n // 1) <= high * n // 1: size = min(max(size, -(-low * n // 1)), high * n // 1)
        return max(size, 1) if rule["at_least_one"] and high > 0 else size
# ------------------------------------------------------------------ §5 the draw of the firms
def check_firms(h, plan):
    strata, rule, head = Strata(plan).all, plan["rules"][0]["sampling"], plan["head"]
    check("strata, frames and sizes are what rules and rosters give", [{**s, "frame": len(s["frame"])} for s in strata] == plan["strata"])
    check("enough firms are left", rule["cap_conflict"] != "refuse" or all(s["wanted"] == s["size"] for s in strata))
    seed, veil = (bytes.fromhex(x) for x in (head["seeds"]["firms"]["seed"], head["secrets"]["veil"]))
    salts = {f["id"]: h.bare(veil + f["id"].encode())[:16] for f in plan["firms"]}
    check("each firm has its own salt", [s.hex() for s in salts.values()] == [f["salt"] for f in plan["firms"]])
    standing = {e["enterprise"]: e for e in plan["earlier"]} if rule["spread"] == "spread" else {}
    order, tasks, draws = {}, defaultdict(list), []
    for i in sorted({i for s in strata for i in s["frame"]}):
        v, e = int.from_bytes(h.bare(seed + salts[i] + i.encode())[:8], "big"), standing.get(i, {"chance": 0, "visited": False})
        s = min(e["chance"], ONE - 1)
        order[i] = ((ONE - s << 64) + s * v if e["visited"] else (ONE - s) * v, v, i)
    for k, s in enumerate(strata):
        queue, n = sorted(s["frame"], key=lambda i, sure=frozenset(s["certain"]): (i not in sure, order[i])), s["size"]
        draws.append({"stratum": k, "drawn": queue[:n], "substitutes": queue[n:n + max(n, rule["substitutes"])]})
        for i in queue[:n]: tasks[i].append(s["task"])
    tickets = [{"enterprise": i, "number": f"{v:016x}", "key": f"{key:024x}", "tasks": tasks[i]} for key, v, i in order.values()]
    check("each firm's number is the hash of seed, salt and id", tickets == plan["tickets"])
    check("drawn and substitutes have the smallest numbers", draws == plan["draws"])
    trips = [[plan["visits"][v]["enterprise"] for v in trip["visits"]] for trip in plan["trips"]]
    check("visits of a trip stand by turn", trips == [sorted(t, key=lambda i: (h("chayici/2/turn", seed, i)[:8], i)) for t in trips])
# ------------------------------------------------------------------ §6 the draw of the officers
def rounded(rows, below):  # rows: (shift, week, officers, weights); gives the officer of each
    arcs, at, into = [], defaultdict(list), Counter()
    seats = [(n, (who, s, w), x) for n, (s, w, people, weights) in enumerate(rows) for who, x in zip(people, weights)]
    slots = sorted({slot for _, slot, _ in seats})
    arcs_on = [(s, (s[0], s[2]), None) for s in slots] + [(week, week[:1], None) for week in sorted({(who, week) for who, _, week in slots})]
    for tail, head, flow in seats + arcs_on + [((who,), "sink", None) for who in sorted({slot[0] for slot in slots})]:
        arcs.append([tail, head, into[tail] if flow is None else flow])
        into[head] += arcs[-1][2]
    for k, (tail, head, flow) in enumerate(arcs):
        for node in (tail, head) if flow % ONE else (): at[node].append(k)
    for first, (tail, head, _) in enumerate(arcs):
        while arcs[first][2] % ONE:
            walk, nodes, here = [(first, 1)], {tail: 0}, head
            while here not in nodes:
                nodes[here] = len(walk)
                arc = next(k for k in at[here] if k != walk[-1][0])
                walk.append((arc, 1 if arcs[arc][0] == here else -1))
                here = arcs[arc][1 if arcs[arc][0] == here else 0]
            cycle = walk[nodes[here]:]
            up, down = (min(way * sign * arcs[k][2] % ONE for k, sign in cycle) for way in (-1, 1))
            move = up if below(up + down) < down else -down
            for k, sign in cycle:
                arcs[k][2] += sign * move
                for node in () if arcs[k][2] % ONE else arcs[k][:2]: at[node].remove(k)
    return [slot[0] for _, slot, flow in arcs[:len(seats)] if flow == ONE]
def check_officers(h, plan, weeks):
    teams, trips, by_agency, loads, won = plan["rules"][0]["teams"], plan["trips"], defaultdict(list), Counter(), []
    recused, stations = {(r["inspector"], r["enterprise"]) for r in plan["recusals"]}, {f["id"]: f["station"] for f in plan["firms"]}
    leaves = {i["id"]: [(x["first"], x["last"]) for x in plan["leaves"] if x["inspector"] == i["id"]] for i in plan["inspectors"]}
    def fit(i, trip, seat):
        when, firms = plan["shifts"][trip["shift"]]["day"], [plan["visits"][v]["enterprise"] for v in trip["visits"]]
        own, able = i["station"] if i["agency"] in teams["cross_stations"] else "", set(seat["qualifications"]) <= set(i["qualifications"])
        valid = i["on_duty"] and when <= (i["card_until"] or when) and not any(a <= when <= b for a, b in leaves[i["id"]])
        return i["agency"] == seat["agency"] and able and valid and not any((i["id"], f) in recused or (own and own == stations[f]) for f in firms)
    check("every seat has one row of chances", [(r["trip"], r["seat"]) for r in plan["table"]] == [(t, s) for t, x in enumerate(trips) for s in range(len(x["seats"]))])
    for row in plan["table"]:
        trip, where = trips[row["trip"]], f"{row['trip']}/{row['seat']}"
        seat, shift, people = trip["seats"][row["seat"]], trip["shift"], row["inspectors"]
        check("a seat's candidates are all eligible officers", people == sorted(i["id"] for i in plan["inspectors"] if fit(i, trip, seat)), where)
        check("a seat's chances add up to 1", sum(row["weights"]) == ONE and len(row["weights"]) == len(people) and min(row["weights"]) >= 0, where)
        for who, weight in zip(people, row["weights"]):
            for period, most in ((shift, 1), (weeks[shift], teams["weekly"]), ("plan", teams["quarterly"])): loads[who, period, most] += weight
        by_agency[seat["agency"]].append((row, (shift, weeks[shift], people, row["weights"])))
    check("chances keep every limit", all(load <= most * ONE for (_, _, most), load in loads.items()))
    for agency, rows in sorted(by_agency.items()):
        drawn = rounded([facts for _, facts in rows], h.stream(h("chayici/2/rounding", bytes.fromhex(plan["head"]["seeds"]["inspectors"]["seed"]), agency)))
        won += [{"trip": row["trip"], "seat": row["seat"], "inspector": who} for (row, _), who in zip(rows, drawn)]
    check("officers are the ones the lot gives", sorted(won, key=lambda a: (a["trip"], a["seat"])) == plan["assignments"])
# ------------------------------------------------------------------ §8 the log and later acts
KEYS = {"freeze": "commitment manifest", "draw-firms": "evidence seed text", "schedule": "commitment manifest", "draw-inspectors": "evidence root seed text",
        "substitute": "", "vacate": "event", "replace": "evidence opens seed text", "amend": "amendment", "reveal": "salt"}
ABOUT = {"substitute": "enterprise steps", "vacate": "away first inspector last seat trip", "replace": "inspector", "amend": "what"}
LIKE = {key: form for form, keys in {
    "[0-9]+": "amendment number plan seat trip", "{.*}": "body details event manifest secret sections", r"\[.*\]": "away steps witnesses",
    '"[0-9a-f]{64}"': "commitment digest opens previous private root", '"([0-9a-f]{64})?"': "seal seed"}.items() for key in keys.split()}
def has(keys, value): return sorted(value) == keys.split() and all(re.fullmatch(LIKE.get(k, '".*"'), js(v), re.S) for k, v in value.items())
def formed(e, hidden):  # whether an entry of the log has its form; acts carried over from before there was a chain are notes
    act, body, inner = e["act"], e["body"], e.get("secret")
    about = not hidden or (has("actor details reason salt witnesses", inner) and len(inner["salt"]) == 32 and {type(w) for w in inner["witnesses"]} <= {str})
    exact = has("act at body digest number plan previous private" + " secret" * hidden, e) and e["at"] == datetime.strptime(e["at"], "%Y-%m-%dT%H:%M:%S%z").strftime("%Y-%m-%dT%H:%M:%SZ")
    event, first = body.get("event") or body.get("manifest", {}).get("event"), has("district event format quarter seal sections suite", body.get("manifest", {}))
    shaped = (not event or has("at kind name", event)) and (act != "freeze" or first) and (not hidden or act not in ABOUT or has(ABOUT[act], inner["details"]))
    return about and exact and ((act in STEPS and has("note", body)) or (shaped and has(KEYS[act], body)))
def check_log(raw, manifest):
    sha, entries, previous, latest, frozen, mine, gone = Hash("sha256"), [], "0" * 64, "0", set(), set(), False
    for n, line in enumerate(raw.decode().split("\n")[:-1], 1):
        e = canonical((line + "\n").encode(), f"log {n}")
        check("every line of the log has its form", formed(e, manifest["view"] == "auditor") and unicodedata.is_normalized("NFC", line), str(n))
        own = sha("chayici/2/act", js({k: v for k, v in e.items() if k not in ("digest", "secret")})).hex()
        check("the log's chain holds", (e["number"], e["previous"], e["digest"]) == (n, previous, own), str(n))
        check("the log's time never runs backward", e["at"] >= latest, str(n))
        hidden = sha("chayici/2/act-secret", js(e["secret"])).hex() if manifest["view"] == "auditor" else e["private"]
        check("what the log keeps private is unchanged", hidden == e["private"], str(n))
        first = e["body"].get("manifest", {}) if e["act"] == "freeze" else {}
        quarter = {first["quarter"]} if first and first["event"]["kind"] != "rehearsal" else set()
        check("a quarter is frozen again only for a reason", not quarter & frozen or e.get("secret", {"reason": "?"})["reason"].strip(), str(n))
        ours, gone = e["plan"] == manifest["plan"], gone or bool(quarter & mine)
        check("a plan goes no further once its quarter is frozen again", not (gone and ours and e["act"] in STEPS), str(n))
        mine, previous, latest, entries, frozen = mine | (quarter if ours else set()), own, max(latest, e["at"]), [*entries, e], frozen | quarter
    steps = [[e["act"] for e in entries if e["plan"] == n] for n in {e["plan"] for e in entries} - {e["plan"] for e in entries if "note" in e["body"]}]
    check("every plan goes through its steps in order", all(acts[:4] == STEPS[:len(acts)] and not set(acts[4:]) & set(STEPS) for acts in steps))
    check("the log is whole", raw[-1:] in (b"", b"\n") and manifest["log"] == {"entries": len(entries), "head": previous if entries else ""})
    return entries
def check_steps(h, own, pairs, root):
    acts, events = [e["act"] for e in own], {}
    check("each step is on record once, in order", acts[:4] == STEPS and not set(acts[4:]) & set(STEPS))
    check("amendments are numbered", all(e["body"]["amendment"] == n for n, e in enumerate((e for e in own if e["act"] == "amend"), 1)))
    for e in own:
        step, body = STEPS.index(e["act"]) if e["act"] in STEPS else 4, e["body"]
        if step < 4:
            manifest, draw = pairs[step // 2]
            due = {"evidence": draw["evidence"], "text": draw["text"], "seed": h.seal(draw["seed"]) or body.get("seed")}
            due = due if step % 2 else {"commitment": draw["commitment"], "manifest": manifest}
            check("the log has what the plan has", body == {**due, **({"root": root} if step == 3 else {})}, e["act"])
        if event := body.get("event") or body.get("manifest", {}).get("event"):
            check("events lie ahead when they are named", event["kind"] == "rehearsal" or e["at"] < event["at"], e["act"])
            check("no rehearsal follows a freeze in earnest", event["kind"] != "rehearsal" or events.get(1, event)["kind"] == "rehearsal", e["act"])
            events[e["digest"] if e["act"] == "vacate" else step + 1] = event
        if named := events.get(body.get("opens", step if step % 2 else None)):
            check("events are past when they are used", named["kind"] == "rehearsal" or e["at"] >= named["at"], e["act"])
            if e["act"] == "replace": check_value(named, body, e["act"])
def check_later(h, plan, own, weeks):
    teams, trips, salt = plan["rules"][0]["teams"], plan["trips"], bytes.fromhex(plan["head"]["secrets"]["salt"])
    drawn, left = ([list(row[k]) for row in plan["draws"]] for k in ("drawn", "substitutes"))
    seats, opened, told = {(a["trip"], a["seat"]): a["inspector"] for a in plan["assignments"]}, {}, []
    def pool(seat, at):
        here, others = trips[seat[0]]["shift"], [(trips[t]["shift"], who) for (t, s), who in seats.items() if (t, s) != seat]
        week, quarter = Counter(who for shift, who in others if weeks[shift] == weeks[here]), Counter(who for _, who in others)
        out = {who for who in quarter if week[who] >= teams["weekly"] or quarter[who] >= teams["quarterly"] or (here, who) in others}
        row = next(r for r in plan["table"] if (r["trip"], r["seat"]) == seat)
        left = [p for p in zip(row["inspectors"], row["weights"]) if p[0] not in {at["inspector"], *at["away"], *out}]
        return left if any(w for _, w in left) else [(who, 1) for who, _ in left]
    for e in own:
        act, body, about = e["act"], e["body"], e["secret"]["details"]
        check("acts after the draw have a reason", act not in ("substitute", "vacate", "amend") or e["secret"]["reason"].strip(), act)
        check("the opened salt is the sealed one", act != "reveal" or (body["salt"] == salt.hex() and [x["act"] for x in own].count(act) == 1))
        if act == "substitute":
            steps = [[k, about["enterprise"], (left[k] or [""])[0]] for k in range(len(left)) if about["enterprise"] in drawn[k]]
            check("substitutes come in the published order", steps and steps == about["steps"], about["enterprise"])
            for k, out, _ in steps: drawn[k], left[k] = [i for i in drawn[k] if i != out] + left[k][:1], left[k][1:]
        if act == "vacate":
            at, today = (about["trip"], about["seat"]), plan["shifts"][trips[about["trip"]]["shift"]]["day"]
            away = {x["inspector"] for x in told if x["first"] <= today <= x["last"]} - {about["inspector"]}
            check("an open seat was the officer's and not open yet", seats.get(at) == about["inspector"] and at not in [o[0] for o in opened.values()])
            check("who is away is on record", about["away"] == sorted(away) and about["first"] <= today <= about["last"])
            opened[e["digest"]], told = (at, about, body["event"]), [*told, about]
        if act == "replace":
            seed, (seat, at, _) = h("chayici/2/seed/replacement", bytes.fromhex(body["opens"]), body["text"], salt), opened[body["opens"]]
            turn = min((o[2]["at"], js(o[2]), n, d) for n, (d, o) in enumerate(opened.items()) if pool(*o[:2]))
            check("open seats are drawn in the log's order", turn[3] == body["opens"], act)
            tops = list(itertools.accumulate(w for _, w in pool(seat, at)))
            place = h.stream(h("chayici/2/replacement", seed))(tops[-1])
            seats[seat] = next(who for (who, _), top in zip(pool(seat, at), tops) if place < top)
            check("an open seat is drawn by its own row", opened.pop(body["opens"]) and (seats[seat], h.seal(seed.hex())) == (about["inspector"], body["seed"]))
# ------------------------------------------------------------------ §9 the public view and a firm's card
def check_public(h, view, own, pairs):
    (first, one), (second, _), salt = *pairs, view["salt"]
    check_draws(h, pairs, salt)
    check("sealed values are the opened ones", h.seal(salt) in ("", first["seal"]) and h.seal(one["seed"]) in ("", second["seed"]))
    check("the second commitment follows the first", second["first"] == one["commitment"])
    for name, (manifest, _) in zip(("firms", "tickets"), pairs):
        blind, *leaves = map(bytes.fromhex, hexes := [view["blinds"][name], *view["leaves"][name]])
        check("the leaves give the committed digests", (h.section(name, blind, leaves), [x.hex() for x in (blind, *leaves)]) == (manifest["sections"][name], hexes), name)
    check("the salt was opened on record", [e["body"]["salt"] for e in own if e["act"] == "reveal"] == [salt] * bool(salt))
    tags = [bytes.fromhex(card)[:8].hex() for card in view["cards"]]
    check("every firm has one card", tags == sorted(set(tags)) and len(tags) == len(view["leaves"]["firms"]) and len(set(map(len, view["cards"]))) < 2)
    check_steps(h, own, pairs, view["root"])
def open_card(h, view, code):
    salt = base64.b32decode(typed := code.replace("-", "").replace(" ", "").upper() + "=" * 6 * bool(code))
    tag, leaves = h("chayici/2/card-tag", salt)[:8].hex(), view["leaves"]
    closed = next((bytes.fromhex(c[16:]) for c in view["cards"] if c.startswith(tag) and base64.b32encode(salt).decode() == typed), None)
    check("the code opens a card", not code or closed, code)
    if code and closed:
        stream = b"".join(h("chayici/2/card", salt, k.to_bytes(8, "big")) for k in range(len(closed) // 32 + 1))
        card = parsed(bytes(a ^ b for a, b in zip(closed, stream)))
        face, row, seed = card["face"], card["ticket_row"], bytes.fromhex(view["draws"][0]["seed"])
        leaf = h.leaf("face", salt, face, bytes.fromhex(card["hidden"])).hex()
        check("the card's firm is in the committed roster", leaves["firms"][card["firm"]] == leaf)
        if row:
            leaf = h.leaf("ticket", salt, row, bytes.fromhex(card["ticket_hidden"])).hex()
            number = h.bare(seed + salt + face["id"].encode())[:8].hex() if seed else row["number"]
            check("the card's ticket is the committed one", leaves["tickets"][card["ticket"]] == leaf)
            check("the card's number is the hash of seed, code and id", (face["id"], number) == (row["enterprise"], row["number"]))
        print(js({"firm": face, "ticket": row}))
# ------------------------------------------------------------------ all together
def verify(raw, code=None, published=(), head=None):  # every check on the bytes of a file; what they find lies in DONE and FAULTS
    files, own, entries = unzipped(raw) if raw[:2] == b"PK" else {"plan.json": raw}, None, []
    if raw[:2] == b"PK":
        manifest = canonical(files["manifest.json"], "manifest.json")
        part = {"auditor": "plan.json", "public": "public.json"}[manifest["view"]]
        sums = {name: hashlib.sha256(files[name]).hexdigest() for name in list(files)[1:]}
        named, told = (list(files), len(manifest)), (sums, "chayici-bundle/2")
        check("the bundle's files are those of its manifest", named == (["manifest.json", part, "log.jsonl"], 5) and told == (manifest["files"], manifest["format"]))
        entries = check_log(files["log.jsonl"], manifest)
        own = [e for e in entries if e["plan"] == manifest["plan"]]
    plan = canonical(files["public.json"], "public.json") if "public.json" in files else parsed(files["plan.json"])
    if "public.json" in files:
        h, draws, keys = Hash(plan["draws"][0]["manifest"]["suite"]), plan["draws"], "blinds cards draws format leaves plan root salt".split()
        check("the format is known", (plan["format"], plan["plan"], sorted(plan)) == ("chayici-public/2", manifest["plan"], keys))
        check_public(h, plan, own, [(draw["manifest"], draw) for draw in draws])
        open_card(h, plan, code or "")
    else:
        h, draws = Hash(plan["rules"][0]["suite"]), [plan["head"]["seeds"][who] for who in ("firms", "inspectors")]
        sums, weeks = check_file(h, files["plan.json"], plan), [tuple(day(s["day"]).isocalendar())[:2] for s in plan["shifts"]]
        pairs = list(zip(manifests(h, plan, draws, sums["sections"]), draws))
        check_draws(h, pairs, plan["head"]["secrets"]["salt"])
        check_firms(h, plan)
        check_officers(h, plan, weeks)
        if own is not None:
            check("the log is this plan's", plan["head"]["plan"] == manifest["plan"])
            check_steps(h, own, pairs, sums["root"])
            check_later(h, plan, own, weeks)
    check("published commitments are the file's", [p.strip().lower() for p in published] == [d["commitment"] for d in draws][:len(published)])
    check("the published digest stands in the log", head is None or head.strip().lower() in {e["digest"] for e in entries})
def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, how in (("file", {}), ("--code", {}), ("--log-head", {}), ("--commitment", {"action": "append"})): parser.add_argument(name, **how)
    asked = parser.parse_args()
    try:
        verify(pathlib.Path(asked.file).read_bytes(), asked.code, asked.commitment or (), asked.log_head)
    except Exception as error:  # whatever a damaged file does, it is a fault and never a crash
        check("the file can be read", False, f"({type(error).__name__}: {error})")
    print(*(f"ok     {what} ({n})" for what, n in DONE.items() if not any(f.startswith(what) for f in FAULTS)), sep="\n")
    print(*(f"FAULT  {fault}" for fault in FAULTS[:50]), f"{len(FAULTS)} faults in {sum(DONE.values())} checks", sep="\n")
    return 1 if FAULTS else 0
if __name__ == "__main__": raise SystemExit(main())
