-- The cases of tests/cases/records, written by Lua from its own records: the same as C writes.
-- Usage: cases_test.lua FOLDER NAME...
local pf = require "peacefacts"

local function plain(text)
  return (text:gsub("[\n\r\t]", " "))
end

local function pieces(article, part)
  local texts = {}
  for i, piece in ipairs(part.span) do texts[i] = plain(article.text:sub(piece[1], piece[2])) end
  return table.concat(texts, " / ")
end

local function form_of(article)
  local lines = {}
  local function put(format, ...) lines[#lines + 1] = format:format(...) end
  put("status: %s", article.status)
  put("language: %s", article.language)
  for _, field in ipairs { "title", "published", "place", "agency", "byline" } do
    if article[field] then put("%s: %s", field, plain(article[field])) end
  end
  for _, warning in ipairs(article.warnings) do put("warning: %s", plain(warning)) end
  for number, block in ipairs(article.blocks) do
    put("\nblock %d, %s", number, block.type)
    for _, again in ipairs(block.repeats) do
      local thousandths = math.floor(again.similarity * 1000 + 0.5)
      put("  repeats: %s %d of %s block %d", again.kind, thousandths, again.id, again.block)
    end
    put("  text: %s", pieces(article, block))
  end
  for number, statement in ipairs(article.statements) do
    put("\nstatement %d, block %d, %s, %s", number, statement.block, statement.quote, statement.stance)
    if statement.parent then put("  parent: statement %d", statement.parent) end
    for _, part in ipairs { "source", "cue", "content" } do
      if statement[part] then put("  %s: %s", part, pieces(article, statement[part])) end
    end
  end
  for number, claim in ipairs(article.claims) do
    put("\nclaim %d, block %d%s", number, claim.block, claim.statement and ", statement " .. claim.statement or "")
    put("  text: %s", pieces(article, claim))
    for _, again in ipairs(claim.repeats) do put("  also: %s block %d", again.id, again.block) end
  end
  return table.concat(lines, "\n") .. "\n"
end

local function read_whole(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

local folder, names = arg[1], {}
for i = 2, #arg do names[#names + 1] = arg[i] end
assert(#names > 0, "no cases")
local corpus = assert(pf.corpus())
for _, name in ipairs(names) do assert(corpus:add(read_whole(folder .. "/" .. name .. ".txt"), { id = name })) end
assert(corpus:deduplicate())
local report = assert(corpus:extract())
local good = 0
for i, name in ipairs(names) do
  if form_of(report:article(i)) == read_whole(folder .. "/" .. name .. ".expected") then
    good = good + 1
  else
    print(name .. " differs")
  end
end
print(good .. " of " .. #names .. " cases are as expected")
os.exit(good == #names and 0 or 1)
