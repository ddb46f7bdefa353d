-- What a scholar does in Neovim, for conversation_test.go: the session that is recorded
-- in neovim.txt. SIGLUM_LSP is the program to start; what came of it is written to SIGLUM_OUT.

local out = io.open(vim.env.SIGLUM_OUT, 'w')
local function say(...)
  out:write(string.format(...), '\n')
end

local client = vim.lsp.start_client({
  name = 'siglum',
  cmd = { vim.env.SIGLUM_LSP, 'lsp' },
  root_dir = '/editions',
  handlers = { ['window/showMessage'] = function(_, m) say('message: %s', m.message) end },
})

-- edit opens a buffer with lines.
local function edit(name, lines)
  vim.cmd('enew')
  vim.api.nvim_buf_set_name(0, '/editions/' .. name)
  vim.api.nvim_buf_set_lines(0, 0, -1, false, lines)
  vim.bo.filetype = name:match('%.txt$') and 'text' or 'xml'
  vim.lsp.buf_attach_client(0, client)
end

-- settle waits until there are so many diagnostics, and says which.
local function settle(count)
  local ok = vim.wait(5000, function() return #vim.diagnostic.get(0) == count end, 20)
  say('diagnostics%s:', ok and '' or ' (not as many as expected)')
  for _, d in ipairs(vim.diagnostic.get(0)) do
    say('  %d:%d %s', d.lnum + 1, d.col + 1, (d.message:gsub('\n.*', '')))
  end
end

-- ask sends a request about the place of a pattern in the buffer: where it ends.
local function ask(method, pattern, more)
  local line, column = 0, 0
  for i, text in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local _, e = text:find(pattern)
    if e then
      line, column = i - 1, vim.str_utfindex and select(2, vim.str_utfindex(text, e)) or e
      break
    end
  end
  local params = { textDocument = vim.lsp.util.make_text_document_params(), position = { line = line, character = column } }
  for k, v in pairs(more or {}) do
    params[k] = v
  end
  local replies = vim.lsp.buf_request_sync(0, 'textDocument/' .. method, params, 5000)
  local reply = replies and replies[client]
  return reply and reply.result
end

edit('letter.xml', {
  '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
  ' <teiHeader><fileDesc>',
  '  <titleStmt><title>Letter</title></titleStmt>',
  '  <publicationStmt><p>Unpublished</p></publicationStmt>',
  '  <sourceDesc><p>Paper</p></sourceDesc></fileDesc>',
  '  <profileDesc><handNotes><handNote xml:id="h1">Clara Wendt</handNote></handNotes></profileDesc>',
  ' </teiHeader>',
  ' <text><body>',
  '  <p>Déar 😀 <persname>Anna</persname>, <add hand="#h1">and Bob</add>, <choice><sic>a</sic><corr>b</corr></choice></p>',
  ' </body></text>',
  '</TEI>',
})
settle(1)

-- A quick fix, applied as the editor applies it.
local actions = ask('codeAction', '<persname', {
  range = { start = { line = 8, character = 0 }, ['end'] = { line = 8, character = 70 } },
  context = { diagnostics = {} },
})
for _, action in ipairs(actions or {}) do
  say('action: %s', action.title)
end
vim.lsp.util.apply_workspace_edit(actions[1].edit, 'utf-16')
settle(0)

-- A tag is typed; while it is not finished the document is broken.
local row = 8
local function put(before, text)
  local line = vim.api.nvim_buf_get_lines(0, row, row + 1, false)[1]
  local column = line:find(before) - 1
  vim.api.nvim_buf_set_text(0, row, column, row, column, { text })
end
put('<sic>', '<')
settle(1)
local list = ask('completion', '<choice><')
local labels = {}
for _, item in ipairs(list.items) do
  table.insert(labels, item.label)
end
table.sort(labels)
say('completion: %s', table.concat(labels, ' '))
put('<sic>', 'orig>c</orig>')
settle(0)

say('hover: %s', (ask('hover', '<ad').contents.value:gsub('\n+', ' ')))
local place = ask('definition', '<add hand="#h')
say('definition: line %d, column %d', place.range.start.line + 1, place.range.start.character + 1)
say('references: %d', #ask('references', 'xml:id="h', { context = { includeDeclaration = true } }))
vim.lsp.util.apply_workspace_edit(ask('rename', 'xml:id="h', { newName = 'clara' }), 'utf-16')
settle(0)
for _, symbol in ipairs(ask('documentSymbol', '')) do
  for _, child in ipairs(symbol.children) do
    say('outline: %s %s', symbol.name, child.name)
  end
end
vim.lsp.util.apply_text_edits(ask('formatting', '', { options = { tabSize = 2, insertSpaces = true } }), vim.api.nvim_get_current_buf(), 'utf-16')
settle(0)
for _, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
  say('| %s', line)
end

-- A transcription.
edit('letter.txt', {
  '---',
  'title: Letter to Anna',
  'hands:',
  '  - {id: h2, label: An archivist, labels: [crossed out]}',
  '---',
  '',
  'Dear Anna,',
  '',
  'we met [crossed out: once] at the station [in pencil: twice],',
  'and [',
})
settle(2)
list = ask('completion', '^and %[')
for _, item in ipairs(list.items) do
  if item.detail then
    say('label: %s (%s)', item.label, item.detail)
  end
end
say('hover: %s', (ask('hover', 'met %[cross').contents.value:gsub('\n+', ' ')))

vim.lsp.stop_client(client)
vim.wait(5000, function() return vim.lsp.client_is_stopped(client) end, 20)
say('stopped: %s', tostring(vim.lsp.client_is_stopped(client)))
out:close()
vim.cmd('qall!')
