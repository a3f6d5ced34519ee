--- Facts out of messy news articles: who says that who did what, pinned to the bytes that say it.
--
--     local pf = require "peacefacts"
--     local article = assert(pf.read("article.txt"))
--     for _, statement in ipairs(article.statements) do print(statement.content.text) end
--
-- Records are plain tables, the fields of peacefacts/1 (docs/formats.md). A span is a list of {first, last} pairs of
-- bytes, counted from 1, so that article.text:sub(first, last) is what it means; blocks, statements and entities count
-- from 1 too. Texts are UTF-8. What can go wrong with good calls gives nil, a message and a code ("over_limit"); wrong
-- calls raise an error.
--
-- One source for Lua 5.1, 5.3, 5.4 and LuaJIT. Objects are closed by :close(), by <close> (5.4) or by the collector.

local core = require "peacefacts.core"

local pf = { version = core.pf_version() }

---------------------------------------------------------------------------------------------------- checks

local function check_type(value, wanted, what)
  if type(value) ~= wanted then
    error(what .. ": " .. wanted .. " expected, got " .. type(value), 3)
  end
end

--- The options of a call by name; unknown names are refused.
local function options_of(given, known)
  if given == nil then return {} end
  check_type(given, "table", "options")
  for name in pairs(given) do
    if known[name] == nil then error("unknown option '" .. tostring(name) .. "'", 3) end
  end
  return given
end

local metadata_names = { id = "", source = "", title = "", published = "", place = "", agency = "", byline = "" }

local function flag(value)
  return value and 1 or 0
end

---------------------------------------------------------------------------------------------------- handles

--- A class whose objects hold a handle of the library in `handle`, nil once closed.
local function class(name, free)
  local methods = {}
  local meta = { __index = methods, __name = "peacefacts." .. name }
  function methods:close()
    local handle = self.handle
    self.handle = nil
    if handle ~= nil then free(handle) end
  end
  meta.__close = methods.close
  meta.__tostring = function(self)
    return "peacefacts." .. name .. (self.handle == nil and " (closed)" or "")
  end
  return methods, meta
end

local function handle_of(object, meta)
  if type(object) ~= "table" or getmetatable(object) ~= meta then
    error("call it with a colon, on a " .. meta.__name, 3)
  end
  if object.handle == nil then error("this " .. meta.__name .. " is closed", 3) end
  return object.handle
end

--- `handle`, or what a call that failed gave.
local function new(meta, handle, message, code)
  if handle == nil then return nil, message, code end
  return setmetatable({ handle = handle }, meta)
end

local corpus, corpus_meta = class("corpus", core.pf_corpus_free)
local index, index_meta = class("index", core.pf_index_free)
local report, report_meta = class("report", core.pf_report_free)

---------------------------------------------------------------------------------------------------- report

--- The number of articles.
function report:count()
  return core.pf_report_article_count(handle_of(self, report_meta))
end
report_meta.__len = report.count

--- Article `number`, from 1: a plain table, the record with its `text`; nil past the end.
function report:article(number)
  local handle = handle_of(self, report_meta)
  check_type(number, "number", "article")
  if number < 1 or number > core.pf_report_article_count(handle) then return nil end
  local record, message, code = core.record_of(handle, number)
  if record == nil then return nil, message, code end
  record.text = core.pf_article_text(handle, number - 1)
  return record
end

--- for article in report:articles() do
function report:articles()
  handle_of(self, report_meta)
  local number = 0
  return function()
    number = number + 1
    return self:article(number)
  end
end

local formats = { json = 0, jsonl = 1, csv = 2, text = 3, html = 4 }

--- All articles as "json", "jsonl", "csv", "text" or "html". The spans in it count bytes from 0, as in C.
-- Options: columns, colour (text); bom, no_header (csv).
function report:render(format, options)
  local handle = handle_of(self, report_meta)
  if formats[format] == nil then error("unknown format '" .. tostring(format) .. "'", 2) end
  options = options_of(options, { columns = 0, colour = false, bom = false, no_header = false })
  return core.flat_render(handle, formats[format], options.columns or 0, flag(options.colour), flag(options.bom),
    flag(options.no_header))
end

---------------------------------------------------------------------------------------------------- index

--- An empty index of paragraphs seen so far.
function pf.index()
  return new(index_meta, core.pf_index_new())
end

--- An index from the file that index:save wrote.
function pf.index_load(path)
  check_type(path, "string", "path")
  return new(index_meta, core.pf_index_load_file(path))
end

--- An index from the bytes that index:dump returned.
function pf.index_loads(bytes)
  check_type(bytes, "string", "bytes")
  local made, message, code = new(index_meta, core.pf_index_load(bytes))
  if made == nil then return nil, message, code end
  made.bytes = bytes -- the library reads them in place
  return made
end

function index:save(path)
  check_type(path, "string", "path")
  return core.pf_index_save_file(handle_of(self, index_meta), path)
end

function index:dump()
  return core.pf_index_save(handle_of(self, index_meta))
end

--- Adds what another index has seen, as if its articles had come after.
function index:merge(other)
  local handle = handle_of(self, index_meta)
  if rawequal(self, other) then error("an index can't be merged with itself", 2) end
  return core.pf_index_merge(handle, handle_of(other, index_meta))
end

--- Reads all of a loaded index and compares its checksums.
function index:check()
  return core.pf_index_check(handle_of(self, index_meta))
end

--- The bytes of memory that it takes.
function index:memory()
  return core.pf_index_memory(handle_of(self, index_meta))
end

--- The number of paragraphs.
function index:count()
  return core.pf_index_paragraph_count(handle_of(self, index_meta))
end
index_meta.__len = index.count

---------------------------------------------------------------------------------------------------- corpus

--- An empty corpus. Options: max_article_bytes, max_blocks.
function pf.corpus(options)
  options = options_of(options, { max_article_bytes = 0, max_blocks = 0 })
  return new(corpus_meta, core.flat_corpus_new(options.max_article_bytes or 0, options.max_blocks or 0))
end

--- Adds one article; true, or nil, message, code. Metadata that you know: id, source, title, published ("2025-11-20"),
-- place, agency, byline; the rest is looked for in the text.
function corpus:add(text, metadata)
  local handle = handle_of(self, corpus_meta)
  check_type(text, "string", "text")
  local m = options_of(metadata, metadata_names)
  return core.flat_corpus_add(handle, text, m.id, m.source, m.title, m.published, m.place, m.agency, m.byline)
end

--- Finds the repeats among what was added since the last call, and against what an index has seen (nil: none).
-- Options: exact_only, small_memory; read_only looks the index up without adding to it.
function corpus:deduplicate(seen, options)
  local handle = handle_of(self, corpus_meta)
  options = options_of(options, { exact_only = false, small_memory = false, read_only = false })
  local seen_handle = seen ~= nil and handle_of(seen, index_meta) or nil
  return core.flat_deduplicate(handle, seen_handle, flag(options.exact_only), flag(options.small_memory),
    flag(options.read_only))
end

local model -- one for the process, read-only

--- A report with the statements and claims of every article. Options: triples, why.
function corpus:extract(options)
  local handle = handle_of(self, corpus_meta)
  options = options_of(options, { triples = false, why = false })
  local message, code
  if model == nil then
    model, message, code = core.pf_model_new("en")
    if model == nil then return nil, message, code end
  end
  return new(report_meta, core.flat_extract(model, handle, flag(options.triples), flag(options.why)))
end

--- A report of what was loaded and deduplicated, without statements and claims.
function corpus:report()
  return new(report_meta, core.pf_report_new(handle_of(self, corpus_meta)))
end

--- Forgets the articles; reports made before stay whole.
function corpus:clear()
  core.pf_corpus_clear(handle_of(self, corpus_meta))
end

--- The number of articles.
function corpus:count()
  return core.pf_corpus_article_count(handle_of(self, corpus_meta))
end
corpus_meta.__len = corpus.count

---------------------------------------------------------------------------------------------------- one article

local function extract_one(made, text, metadata)
  local done, message, code = made:add(text, metadata)
  if done then done, message, code = made:deduplicate() end
  local found
  if done then found, message, code = made:extract() end
  if not found then return nil, message, code end
  local article
  article, message, code = found:article(1)
  found:close()
  return article, message, code
end

--- The article in a string, with its record. Metadata as in corpus:add.
function pf.read_text(text, metadata)
  check_type(text, "string", "text")
  local made, message, code = pf.corpus()
  if made == nil then return nil, message, code end
  local article
  article, message, code = extract_one(made, text, metadata)
  made:close()
  return article, message, code
end

--- The article in a file, with its record. Its name is the source, unless metadata says otherwise.
function pf.read(path, metadata)
  check_type(path, "string", "path")
  local file, reason = io.open(path, "rb")
  if file == nil then return nil, reason, "file_error" end
  local text = file:read("*a")
  file:close()
  if text == nil then return nil, path .. ": can't be read", "file_error" end
  local known = { source = path, id = path:match("([^/\\]+)$"):gsub("%.%w+$", "") .. "" }
  for name, value in pairs(options_of(metadata, metadata_names)) do known[name] = value end
  return pf.read_text(text, known)
end

return pf
