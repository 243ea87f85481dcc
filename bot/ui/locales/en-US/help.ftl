# How to begin.

help-title = Easel paints what you describe
help-begin = Type `/imagine`, describe a picture, and send. Attach up to four pictures to work from, choose a shape and a quality, or ask for several at once. *Cancel* stops it while it is painted.
