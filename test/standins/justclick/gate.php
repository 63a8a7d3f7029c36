<?php
// The service's side of a request, in the language the service is written in: reads the form,
// checks its proof, has JavaScript do the rest, and signs what comes back.

$input = json_decode($_SERVER['INPUT'], true);

$params = $_POST;
$hash = $params['hash'] ?? null;
unset($params['hash']);
$right = array_map(
    fn($login) => md5(http_build_query($params) . '::' . $login . '::' . $input['key']),
    $input['logins'],
);
// API 2.0 sends the key itself. It goes no further than this: whatever came may be a real one.
$sent = $params['rpsKey'] ?? null;
unset($params['rpsKey']);

// The hash is over the bytes as they came; only what goes into JSON has to be UTF-8.
$outcome = json_decode(post_message_to_js(json_encode([
    'hash' => $hash === null ? 'none' : (in_array($hash, $right, true) ? 'right' : 'wrong'),
    'key' => $sent === null ? 'none' : ($sent === $input['key'] ? 'right' : 'wrong'),
    'params' => (object) $params,
], JSON_INVALID_UTF8_SUBSTITUTE)), true);

// A refusal that does not know the client is signed with a key that is not the client's.
$key = $outcome['stranger'] ? 'not-the-key-of-' . $input['key'] : $input['key'];
$answer = [
    'error_code' => $outcome['error_code'],
    'error_text' => $outcome['error_text'],
    'hash' => md5($outcome['error_code'] . '::' . $outcome['error_text'] . '::' . $key),
];
if (array_key_exists('result', $outcome)) {
    $answer['result'] = $outcome['result'];
}
echo json_encode($answer);
