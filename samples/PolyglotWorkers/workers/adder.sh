#!/usr/bin/env bash
# A worker in bash: its events are lines of JSON, written to the pipe that ACRILOG_RELAY names: pipe:EVENTS/CONTROL?...
set -euo pipefail

fd=${ACRILOG_RELAY#pipe:}
fd=${fd%%/*}

# log LEVEL TEMPLATE [NAME JSON-VALUE]...   (with no "@t", an event has the time at which it arrives)
log() {
    local line="{\"@l\":\"$1\",\"@mt\":\"$2\""
    shift 2
    while (($# > 1)); do
        line+=",\"$1\":$2"
        shift 2
    done
    printf '%s}\n' "$line" >&"$fd"
}

last=$1
log Debug 'adding up 1 to {Last}' Last "$last"
sum=0
for ((i = 1; i <= last; i++)); do sum=$((sum + i)); done
log Information 'the sum is {Sum}' Sum "$sum"
log Warning 'finished in {Language} {Version}' Language '"bash"' Version "${BASH_VERSINFO[0]}"

# Its standard output and error are captured: plain lines become events too.
echo 'a plain line of bash'
echo 'a plain complaint of bash' >&2
