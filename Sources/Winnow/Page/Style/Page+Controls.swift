extension Page {
  /// Buttons and fields.
  // swift-format-ignore
  static let controls = #"""
button, input, select, textarea { font: inherit; color: inherit; }
button, input, select {
  border: 1px solid var(--line); border-radius: 6px; background: var(--panel);
  padding: 5px 10px; min-height: 32px;
}
button { cursor: pointer; }
button:hover:not(:disabled) { background: var(--raised); }
button:disabled { color: var(--faint); cursor: default; }
button.link {
  border: 0; background: none; padding: 0; min-height: 0; text-align: left; color: inherit;
}
button.link:hover { text-decoration: underline; background: none; }
select { padding-right: 4px; max-width: 100%; }
input::placeholder { color: var(--quiet); }
"""#
}
