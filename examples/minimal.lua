-- minimal.lua - three calls: load, deduplicate, extract. Prints who says what.
local pf = require "peacefacts"

local corpus = assert(pf.corpus())
assert(corpus:add [[
The ferry will sail again on Monday, the harbour office said.

“We are glad,” Ada Blum said.
]])
assert(corpus:deduplicate())
local report = assert(corpus:extract())

for article in report:articles() do
  for _, statement in ipairs(article.statements) do
    local source = statement.source and statement.source.text or "somebody"
    local first, last = statement.content.span[1][1], statement.content.span[1][2]
    print(("%s %s: %s"):format(source, statement.stance, article.text:sub(first, last)))
  end
end
