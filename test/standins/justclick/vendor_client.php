<?php
// Talks to the service the way a shop's own PHP script does. Takes
// {url, login, key, function, params} and prints {answer, genuine, sent}: the answer,
// whether its hash is right, and the body that was sent.

function signature(array $params, string $login, string $key): string
{
    return md5(http_build_query($params) . '::' . $login . '::' . $key);
}

// PHP has no network here: JavaScript posts for it.
function post(string $url, string $body): string
{
    return post_message_to_js(json_encode(['url' => $url, 'body' => $body]));
}

$input = json_decode($_SERVER['INPUT'], true);

$params = $input['params'];
$params['hash'] = signature($params, $input['login'], $input['key']);
$sent = http_build_query($params);

$answer = json_decode(post($input['url'] . '/api/' . $input['function'], $sent), true);
$expected = md5($answer['error_code'] . '::' . $answer['error_text'] . '::' . $input['key']);

echo json_encode([
    'answer' => $answer,
    'genuine' => $answer['hash'] === $expected,
    'sent' => $sent,
]);
