"""What carries out the commands of the screen, one file for each subject.

A function here is named in the command table (`runs`), gets the `Window`, and is imported when its
command is first used.
"""
