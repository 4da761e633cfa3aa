#!/bin/sh
# agent.sh HOOK EVENT QUESTION COMMAND...: the tour's agent. Asks the hook as Claude Code does; runs COMMAND only if it may.
hook=$1
event=$2
question=$3
shift 3
answer=$("$hook" claude-code "$event" <"$question" 2>&1)
code=$?
case $code:$answer in
    0:*'"permissionDecision":"deny"'* | 0:*'"decision":"block"'*) ;;
    0:*) exec "$@" ;;
esac
printf '%s\n' "$answer"
exit 1
