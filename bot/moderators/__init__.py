"""Who looks at prompts and pictures before anybody else does; decides nothing."""
