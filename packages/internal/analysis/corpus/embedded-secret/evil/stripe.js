export default { stripe: 'sk_live_9aKd83Jx72mQpLw5TzRv1bYc' };
