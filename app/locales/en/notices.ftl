# The privacy notice
notices-version = Version {$version}
notices-contents = Contents
notices-open = Open matter:
notices-outdated = This is an earlier version of the notice
notices-to-current = Read the current privacy notice

# The accessibility statement
notices-accessibility-title = Accessibility statement
