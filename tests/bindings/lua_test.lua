-- The Lua module as its users meet it, in Lua 5.1, 5.3, 5.4 and LuaJIT. Each test is a sentence.
local pf = require "peacefacts"

local BRIDGE = [[Riverton opens its bridge

RIVERTON, Nov 20 (NationPress) - The new café by the bridge opened on Thursday, the city said.

“We waited a long time – two years – for this,” Mayor Ann Lee told reporters. “It will last.”

Traffic across the old bridge had been stopped in the spring, when engineers found cracks in two of its piers.
]]
local DAY = [[The day in short

Traffic across the old bridge had been stopped in the spring, when engineers found cracks in two of its piers.

Nobody was hurt, a spokesman said, adding that the cause was not yet known.
]]

local function equal(got, wanted)
  if got ~= wanted then error("got " .. tostring(got) .. ", wanted " .. tostring(wanted), 2) end
end

local function slice(article, span)
  local pieces = {}
  for i, piece in ipairs(span) do pieces[i] = article.text:sub(piece[1], piece[2]) end
  return table.concat(pieces, " ")
end

local function each_mark(value, visit)
  if type(value) ~= "table" then return end
  if value.span and value.text and value.format == nil then visit(value) end
  for _, member in pairs(value) do each_mark(member, visit) end
end

local function raises(pattern, call, ...)
  local ok, message = pcall(call, ...)
  if ok or not tostring(message):find(pattern) then
    error("wanted an error with '" .. pattern .. "', got " .. tostring(message), 2)
  end
end

local tests = {}

tests["spans are bytes from 1, so that text:sub works"] = function()
  local article = assert(pf.read_text(BRIDGE))
  equal(article.text, BRIDGE)
  local count = 0
  each_mark(article, function(mark)
    equal(slice(article, mark.span), mark.text)
    count = count + 1
  end)
  assert(count > 0)
  for _, block in ipairs(article.blocks) do assert(#slice(article, block.span) > 0) end
end

tests["numbers are whole numbers that count from 1"] = function()
  local article = assert(pf.read_text(BRIDGE))
  for _, claim in ipairs(article.claims) do
    assert(article.blocks[claim.block])
    if claim.statement then assert(article.statements[claim.statement]) end
  end
  local start = article.blocks[1].span[1][1]
  equal(tostring(start), "1")
  if math.type then equal(math.type(start), "integer") end
end

tests["the three verbs"] = function()
  local corpus = assert(pf.corpus())
  equal(corpus:add(BRIDGE, { id = "bridge" }), true)
  equal(corpus:add(DAY, { id = "day" }), true)
  equal(corpus:deduplicate(), true)
  local report = assert(corpus:extract())
  equal(corpus:count(), 2)
  corpus:close()
  corpus:close()
  equal(report:count(), 2)
  local ids = {}
  for article in report:articles() do ids[#ids + 1] = article.id end
  equal(table.concat(ids, " "), "bridge day")
  local repeats = {}
  for _, block in ipairs(report:article(2).blocks) do
    for _, again in ipairs(block.repeats) do repeats[#repeats + 1] = again end
  end
  equal(#repeats, 1)
  equal(repeats[1].id, "bridge")
  equal(repeats[1].kind, "exact")
  equal(repeats[1].similarity, 1)
  assert(slice(report:article(1), report:article(1).blocks[repeats[1].block].span):find("old bridge"))
  equal(report:article(3), nil)
  equal(report:article(0), nil)
end

tests["an index may be looked up without adding to it"] = function()
  local first, second, seen = assert(pf.corpus()), assert(pf.corpus()), assert(pf.index())
  assert(first:add(BRIDGE, { id = "bridge" }))
  assert(first:deduplicate(seen))
  local before = seen:count()
  assert(seen:memory() > 0)
  assert(second:add(DAY, { id = "day" }))
  assert(second:deduplicate(seen, { read_only = true }))
  equal(seen:count(), before)
  local found = 0
  for _, block in ipairs(second:report():article(1).blocks) do
    for _, again in ipairs(block.repeats) do
      equal(again.id, "bridge")
      found = found + 1
    end
  end
  equal(found, 1)
end

tests["changes are slices of both texts"] = function()
  local corpus = assert(pf.corpus())
  assert(corpus:add("The old bridge over the Lime will close on Monday, said Ada Blum, the mayor of Port Alder.",
    { id = "first" }))
  assert(corpus:add("The old bridge over the Lime will close on Friday, said Ada Blum, the mayor of Port Alder.",
    { id = "second" }))
  assert(corpus:deduplicate())
  local report = corpus:report()
  local again = report:article(2).blocks[1].repeats[1]
  equal(again.kind, "near")
  equal(table.concat(again.changed, " "), "name")
  equal(#again.changes, 1)
  equal(slice(report:article(1), again.changes[1].earlier.span), "Monday,")
  equal(slice(report:article(2), again.changes[1].later.span), "Friday,")
end

tests["what can go wrong gives nil, message, code"] = function()
  local article, message, code = pf.read_text("")
  equal(article, nil)
  equal(code, "empty")
  assert(#message > 10)
  equal(select(3, pf.read_text(BRIDGE, { published = "yesterday" })), "bad_argument")
  equal(select(3, pf.read("no such file")), "file_error")
  equal(select(3, pf.index_load("no such file")), "file_error")
  equal(select(3, pf.index_loads("no index")), "bad_format")
  local corpus = assert(pf.corpus { max_article_bytes = 10 })
  equal(select(3, corpus:add(BRIDGE)), "over_limit")
  equal(corpus:count(), 0)
end

tests["one person in two articles has one identity"] = function()
  local corpus = assert(pf.corpus())
  assert(corpus:add("Henrik Varga arrived in Oslo on Monday for the talks."))
  assert(corpus:add("The talks, Varga said on Tuesday, would begin at once."))
  local report = assert(corpus:extract())
  local found = {}
  for number = 1, 2 do
    for _, entity in ipairs(report:article(number).entities) do
      if entity.canonical == "Henrik Varga" then found[#found + 1] = entity.identity end
    end
  end
  equal(#found, 2)
  equal(found[1], found[2])
end

tests["wrong calls raise an error"] = function()
  raises("string expected", pf.read_text)
  raises("unknown option 'tilte'", pf.read_text, BRIDGE, { tilte = "x" })
  raises("unknown option", pf.corpus, { blocks = 3 })
  raises("", pf.corpus, { max_blocks = 1.5 })
  raises("", pf.corpus, { max_blocks = -1 })
  local corpus = assert(pf.corpus())
  raises("colon", corpus.add, BRIDGE)
  raises("string expected", corpus.add, corpus, 12)
  corpus:close()
  raises("closed", corpus.add, corpus, BRIDGE)
  raises("closed", corpus.extract, corpus)
end

tests["nul bytes are bytes like any"] = function()
  local text = "The mayor said\0 the bridge is open.\n\nThe second paragraph follows the first one.\n"
  local article = assert(pf.read_text(text))
  equal(article.text, text)
  equal(slice(article, article.blocks[#article.blocks].span), "The second paragraph follows the first one.")
end

tests["metadata may be given"] = function()
  local article = assert(pf.read_text(BRIDGE, { id = "x", title = "Another title", published = "2025-11-20" }))
  equal(article.title, "Another title")
  equal(article.published, "2025-11-20")
  equal(article.byline, nil)
end

tests["an index is dumped, loaded and merged"] = function()
  local corpus, seen = assert(pf.corpus()), assert(pf.index())
  assert(corpus:add(BRIDGE, { id = "bridge" }))
  assert(corpus:deduplicate(seen))
  local bytes = assert(seen:dump())
  local loaded = assert(pf.index_loads(bytes))
  equal(loaded:count(), seen:count())
  equal(assert(loaded:dump()), bytes)
  assert(loaded:check())
  local merged = assert(pf.index())
  assert(merged:merge(loaded))
  equal(merged:count(), seen:count())
  raises("itself", merged.merge, merged, merged)
  local path = os.tmpname()
  assert(seen:save(path))
  equal(assert(pf.index_load(path)):count(), seen:count())
  os.remove(path)
  corpus:clear()
  assert(corpus:add(DAY, { id = "day" }))
  assert(corpus:deduplicate(loaded))
  local found = false
  for _, block in ipairs(assert(corpus:report()):article(1).blocks) do
    for _, again in ipairs(block.repeats) do found = found or again.id == "bridge" end
  end
  assert(found)
end

tests["renderings are strings"] = function()
  local corpus = assert(pf.corpus())
  assert(corpus:add(BRIDGE))
  assert(corpus:deduplicate())
  local report = assert(corpus:extract())
  assert(assert(report:render("jsonl")):find('"format":"peacefacts/1"', 1, true))
  assert(assert(report:render("html")):find("<html", 1, true))
  equal(assert(report:render("csv", { bom = true })):sub(1, 3), "\239\187\191")
  raises("unknown format", report.render, report, "yaml")
end

tests["a report outlives its corpus, and the collector frees in any order"] = function()
  for _ = 1, 50 do
    local corpus = assert(pf.corpus())
    assert(corpus:add(BRIDGE))
    local report = assert(corpus:report())
    corpus = nil -- luacheck: ignore
    collectgarbage()
    equal(report:article(1).text, BRIDGE)
  end
  collectgarbage()
  collectgarbage()
end

tests["objects say what they are"] = function()
  local corpus = assert(pf.corpus())
  equal(tostring(corpus), "peacefacts.corpus")
  corpus:close()
  equal(tostring(corpus), "peacefacts.corpus (closed)")
  equal(rawget(_G, "core"), nil)
  equal(rawget(_G, "peacefacts"), nil)
end

local names = {}
for name in pairs(tests) do names[#names + 1] = name end
table.sort(names)
local failed = 0
for _, name in ipairs(names) do
  local ok, message = xpcall(tests[name], debug.traceback)
  if not ok then
    failed = failed + 1
    io.write("FAILED ", name, "\n", message, "\n")
  end
end
io.write(_VERSION, ": ", #names, " tests, ", failed, " failed\n")
os.exit(failed == 0 and 0 or 1)
