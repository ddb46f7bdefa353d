// Starts "siglum lsp" for XML documents and transcriptions. All else the server does.
const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

exports.activate = () => {
  const settings = vscode.workspace.getConfiguration('siglum');
  const server = { command: settings.get('path'), args: ['lsp', ...settings.get('arguments')] };
  client = new LanguageClient('siglum', 'Siglum', server, {
    documentSelector: [{ language: 'xml' }, { language: 'siglum' }],
  });
  return client.start();
};

exports.deactivate = () => client && client.stop();
